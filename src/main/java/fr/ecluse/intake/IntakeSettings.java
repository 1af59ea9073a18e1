package fr.ecluse.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rules of the house for new versions.
 *
 * @param fourEyes whether somebody else than the author and the submitter must approve;
 * without it, each approval of one's own work is written down as such
 * @param coverage share of the sequence flows, in percent, that scenarios must walk
 * before a version is published; 0 when none need to be played
 */
@ConfigurationProperties("ecluse.intake")
record IntakeSettings(@DefaultValue("true") boolean fourEyes, @DefaultValue("0") int coverage) {

}
