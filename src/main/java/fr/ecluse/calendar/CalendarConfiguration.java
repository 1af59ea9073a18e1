package fr.ecluse.calendar;

import fr.ecluse.law.LawFiles;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the holidays to the rest of the program. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

	@Bean
	Holidays holidays(LawFiles files) {
		return Holidays.of(files);
	}

}
