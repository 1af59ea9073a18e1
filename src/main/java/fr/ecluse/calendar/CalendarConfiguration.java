package fr.ecluse.calendar;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the calendar to the rest of the program. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

	@Bean
	Holidays holidays() {
		return Holidays.shipped();
	}

	@Bean
	Deadlines deadlines(Holidays holidays) {
		return Deadlines.shipped(holidays);
	}

}
