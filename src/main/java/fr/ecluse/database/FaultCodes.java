package fr.ecluse.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Reads faults by MariaDB's own codes: its state for a lock that was not to be had says
 * nothing.
 */
@Configuration(proxyBeanMethods = false)
class FaultCodes {

	@Bean
	SQLExceptionTranslator sqlExceptionTranslator() {
		return new SQLErrorCodeSQLExceptionTranslator("MySQL");
	}

}
