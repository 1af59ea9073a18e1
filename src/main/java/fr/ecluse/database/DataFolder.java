package fr.ecluse.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded database and what belongs to this installation are kept.
 *
 * @param data the folder, relative to the working directory unless absolute (setting
 * {@code ECLUSE_DATA})
 */
@ConfigurationProperties("ecluse")
public record DataFolder(@DefaultValue("data") String data) {
}
