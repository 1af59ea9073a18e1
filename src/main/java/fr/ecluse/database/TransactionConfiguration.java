package fr.ecluse.database;

import java.sql.Connection;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Transactions that only read get connections that the server itself holds to that, from
 * a pool of their own, where each statement stands by itself: at read committed that sees
 * the same, and nothing is left to commit.
 */
@Configuration(proxyBeanMethods = false)
class TransactionConfiguration {

	/** A read is short, so that few connections serve many. */
	private static final int READERS = 8;

	@Bean
	static DestructionAwareBeanPostProcessor readersApart() {
		return new ReadersApart();
	}

	@Bean
	JdbcTransactionManager transactionManager(DataSource dataSource) {
		return new JdbcTransactionManager(dataSource) {
			@Override
			protected void doCleanupAfterCompletion(Object transaction) {
				// Else the connection is told to write again, which no reader may.
				((JdbcTransactionObjectSupport) transaction).setReadOnly(false);
				super.doCleanupAfterCompletion(transaction);
			}
		};
	}

	/** Puts the pool of the readers beside the other one. */
	private static final class ReadersApart implements DestructionAwareBeanPostProcessor {

		private DataSource readers = new LazyConnectionDataSourceProxy();

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			if (!(bean instanceof HikariDataSource writers)) {
				return bean;
			}
			HikariConfig settings = new HikariConfig();
			writers.copyStateTo(settings);
			settings.setPoolName("readers");
			settings.setAutoCommit(true);
			settings.setReadOnly(true);
			settings.setMaximumPoolSize(READERS);
			settings.setMinimumIdle(1);
			settings.setInitializationFailTimeout(-1);
			this.readers = new HikariDataSource(settings);
			LazyConnectionDataSourceProxy both = new LazyConnectionDataSourceProxy();
			both.setTargetDataSource(writers);
			both.setReadOnlyDataSource(this.readers);
			both.setDefaultAutoCommit(false);
			both.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
			return both;
		}

		@Override
		public boolean requiresDestruction(Object bean) {
			return bean instanceof HikariDataSource;
		}

		@Override
		public void postProcessBeforeDestruction(Object bean, String name) {
			if (this.readers instanceof HikariDataSource pool) {
				pool.close();
			}
		}

	}

}
