package fr.ecluse;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the server, or verifies its journal. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class Ecluse {

	public static void main(String[] args) {
		if (JournalCheck.wanted(args)) {
			System.exit(JournalCheck.run(args));
		}
		SpringApplication.run(Ecluse.class, args);
	}

}
