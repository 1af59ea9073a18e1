package fr.ecluse.deadline;

import fr.ecluse.calendar.Holidays;
import fr.ecluse.law.LawFiles;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the rules of this installation to the rest of the program. */
@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

	@Bean
	Deadlines deadlines(LawFiles files, Holidays holidays) {
		return Deadlines.of(files, holidays);
	}

}
