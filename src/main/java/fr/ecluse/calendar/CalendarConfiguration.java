package fr.ecluse.calendar;

import fr.ecluse.law.LawFiles;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers time and holidays to the rest of the program. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

	@Bean
	ServerClock serverClock() {
		return ServerClock.ofMachine();
	}

	@Bean
	Holidays holidays(LawFiles files) {
		return Holidays.of(files);
	}

}
