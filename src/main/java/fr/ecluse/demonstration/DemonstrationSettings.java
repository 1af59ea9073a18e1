package fr.ecluse.demonstration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the demonstration needs to know of the installation.
 *
 * @param data the data folder
 * @param adminKey a key of the OPSN that was chosen by the operator; the demonstration
 * then issues none
 */
@ConfigurationProperties("ecluse")
record DemonstrationSettings(@DefaultValue("data") String data, @Nullable String adminKey) {

	DemonstrationFolder folder() {
		return DemonstrationFolder.in(this.data);
	}

	/** Without the key, which has no place in a log. */
	@Override
	public String toString() {
		return "DemonstrationSettings[data=" + this.data + "]";
	}

}
