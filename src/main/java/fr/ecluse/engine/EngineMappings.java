package fr.ecluse.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import javax.sql.DataSource;

import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

/**
 * The SQL of the engine, read from its XML while the context is still being prepared:
 * that takes as long as all of our own beans and needs neither settings nor a database.
 */
final class EngineMappings {

	static final String DATABASE = "mysql";

	private final Ahead<Configuration> mappings = new Ahead<>("engine-mappings", EngineMappings::read);

	/** For the one engine of the context, with its batches of statements. */
	SqlSessionFactory over(DataSource dataSource) {
		Configuration configuration = this.mappings.get();
		configuration.setEnvironment(new Environment("default", new ManagedTransactionFactory(), dataSource));
		configuration.setDefaultExecutorType(ExecutorType.BATCH);
		return new DefaultSqlSessionFactory(configuration);
	}

	private static Configuration read() throws IOException {
		Properties properties = new Properties();
		properties.put("prefix", "");
		ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(properties, "", DATABASE);
		try (InputStream file = new ClassPathResource(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE)
			.getInputStream(); Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
			XMLConfigBuilder builder = new XMLConfigBuilder(text, "", properties);
			TypedNulls.register(builder.getConfiguration());
			return withOurs(builder.parse());
		}
	}

	private static Configuration withOurs(Configuration configuration) throws IOException {
		ClassPathResource ours = new ClassPathResource("jobs.xml", EngineMappings.class);
		try (InputStream file = ours.getInputStream()) {
			new XMLMapperBuilder(file, configuration, ours.getPath(), configuration.getSqlFragments()).parse();
		}
		return configuration;
	}

	/** Begins to read as soon as there is a context, well before its beans. */
	static final class HeadStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			context.getBeanFactory().registerSingleton("engineMappings", new EngineMappings());
		}

	}

}
