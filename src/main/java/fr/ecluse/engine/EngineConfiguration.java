package fr.ecluse.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import fr.ecluse.member.Agents;
import fr.ecluse.member.Members;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Builds the engine with every measure that makes it safe for models of others. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

	@Bean
	SpringProcessEngineConfiguration processEngineConfiguration(DataSource dataSource,
			PlatformTransactionManager transactions, EngineSettings settings, Agents agents, Members members,
			ListableBeanFactory beans, Blocks blocks, ObjectProvider<InstanceListener> listeners, LegalFunctions law,
			Clock clock, ObjectProvider<EngineMappings> mappings) {
		SpringProcessEngineConfiguration engine = new SpringProcessEngineConfiguration();
		engine.setProcessEngineName("default");
		engine.setDataSource(dataSource);
		engine.setTransactionManager(transactions);
		engine.setDatabaseType(EngineMappings.DATABASE);
		engine.setSqlSessionFactory(mappings.getIfAvailable(EngineMappings::new).over(engine.getDataSource()));
		engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
		engine.setJdbcBatchProcessing(true);
		// The default takes ids in a second connection: a pool full of starts would wait
		// for ever.
		engine.setIdGenerator(new StrongUuidGenerator());
		engine.setDefaultCharset(java.nio.charset.StandardCharsets.UTF_8);
		closeEveryWayToRunCode(engine, blocks(blocks, beans), listeners, law);
		engine.setCustomPreDeployers(new ArrayList<>(List.of(DeploymentPass.control())));
		engine.setDmnEngineConfiguration(DecisionEngine.configuration(new FeelAhead(() -> new Feel(law, clock))));
		engine.setDmnReturnBlankTableOutputAsNull(true);
		keepPlainValues(engine);
		separateMembers(engine, agents, members);
		boundWhatIsKept(engine, settings);
		FairTurns turns = new FairTurns(clock);
		engine.setJobPriorityProvider(turns);
		engine.setJobExecutorAcquireByPriority(true);
		JobLanes lanes = new JobLanes(settings.threads(), turns::forgive);
		engine.setCustomSessionFactories(EngineSessions.with(lanes));
		engine.setJobExecutor(jobExecutor(settings, lanes));
		engine.setJobExecutorActivate(false);
		// A job that fails is tried again later each time, for a day and a half.
		engine.setFailedJobRetryTimeCycle("PT10S,PT1M,PT10M,PT1H,PT6H,PT24H");
		engine.setProcessEnginePlugins(new ArrayList<>(List.of(new SpinProcessEnginePlugin())));
		return engine;
	}

	/**
	 * The blocks by name, looked up when they run: they may themselves use the engine.
	 */
	private static Map<String, JavaDelegate> blocks(Blocks blocks, ListableBeanFactory beans) {
		return blocks.names()
			.stream()
			.collect(Collectors.toMap((name) -> name,
					(name) -> (execution) -> beans.getBean(name, Block.class).run(new Step(execution))));
	}

	private static void closeEveryWayToRunCode(SpringProcessEngineConfiguration engine,
			Map<String, JavaDelegate> blocks, ObjectProvider<InstanceListener> listeners, LegalFunctions law) {
		engine.setExpressionManager(new SafeExpressions(blocks, law));
		engine.setScriptEngineResolver(new NoScripts());
		engine.setArtifactFactory(new NoClasses());
		engine.setCustomPostBPMNParseListeners(
				new ArrayList<>(List.of(new ModelRules(blocks.keySet(), listeners), new WaitingTimers(),
						new FlowListener(FlowWatch::isSet, (execution, passage) -> FlowWatch.tell(passage)))));
		engine.setBpmnParseFactory(ModelParse::new);
		engine.setBeans(new HashMap<>());
		engine.setCmmnEnabled(false);
		engine.setStandaloneTasksEnabled(false);
		engine.setConfigureScriptEngineHostAccess(false);
		engine.setEnableScriptEngineLoadExternalResources(false);
		engine.setEnableScriptEngineNashornCompatibility(false);
		engine.setEnableFetchScriptEngineFromProcessApplication(false);
		engine.setJavaSerializationFormatEnabled(false);
		engine.setDeserializationTypeValidationEnabled(true);
		engine.setEnableExpressionsInAdhocQueries(false);
		// Refusals leave by their own exits, and failed jobs are told by the job
		// executor.
		engine.setEnableCmdExceptionLogging(false);
		engine.setEnableXxeProcessing(false);
		engine.setDisableStrictCallActivityValidation(false);
	}

	/** Lists, objects and dates become variables that every reader understands. */
	private static void keepPlainValues(SpringProcessEngineConfiguration engine) {
		engine.setCustomPreVariableSerializers(new ArrayList<>(List.of(new IsoDates(), new JsonVariables())));
		engine.setDefaultSerializationFormat("application/json");
	}

	private static void separateMembers(SpringProcessEngineConfiguration engine, Agents agents, Members members) {
		engine.setAuthorizationEnabled(true);
		engine.setAuthorizationEnabledForCustomCode(false);
		engine.setTenantCheckEnabled(true);
		engine.setTenantIdProvider(new MemberTenants());
		engine.setIdentityProviderSessionFactory(new AgentIdentities(agents, members));
		engine.setResourceAuthorizationProvider(new NoTaskAuthorizations());
		engine.setCommandCheckers(new ArrayList<>(List.of(new RoleChecker(), new AuthorizationCommandChecker())));
		engine.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
		engine.setDefaultUserPermissionNameForTask("TASK_WORK");
		engine.setAdminGroups(new ArrayList<>());
		engine.setAdminUsers(new ArrayList<>());
		engine.setUserResourceWhitelistPattern("[a-z0-9.@_-]{3,64}");
		engine.setGroupResourceWhitelistPattern("[a-z0-9-]{1,60}|camunda-admin");
		engine.setTenantResourceWhitelistPattern("[0-9]{9}");
	}

	private static void boundWhatIsKept(SpringProcessEngineConfiguration engine, EngineSettings settings) {
		engine.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
		engine.setHistoryEventProducer(new KnownDefinitions.History());
		engine.setHistoryEventHandler(new VariableHistory());
		engine.setHistoryRemovalTimeProvider(new RemovalTimes.Later());
		engine.setHistoryTimeToLive(settings.historyTimeToLive());
		engine.setEnforceHistoryTimeToLive(true);
		engine.setHistoryCleanupBatchWindowStartTime(settings.cleanupStart());
		engine.setHistoryCleanupBatchWindowEndTime(settings.cleanupEnd());
		engine.setHistoryCleanupJobLogTimeToLive("P30D");
		engine.setBatchOperationHistoryTimeToLive("P30D");
		engine.setQueryMaxResultsLimit(1000);
		engine.setCacheCapacity(5000);
		engine.setMetricsEnabled(false);
		engine.setDbMetricsReporterActivate(false);
		engine.setTaskMetricsEnabled(false);
	}

	private static JobExecutor jobExecutor(EngineSettings settings, JobLanes lanes) {
		PromptJobs executor = new PromptJobs(lanes);
		executor.setCorePoolSize(settings.threads());
		executor.setMaxPoolSize(settings.threads());
		// What a node has taken no longer gives way to others: it takes little.
		executor.setQueueSize(2 * settings.threads());
		executor.setMaxJobsPerAcquisition(2 * settings.threads());
		executor.setWaitTimeInMillis((int) settings.jobWait().toMillis());
		executor.setMaxWait(settings.jobWait().toMillis());
		// How long the jobs of a node that died stay its own; far longer than any job
		// takes.
		executor.setLockTimeInMillis(60_000);
		executor.setBackoffTimeInMillis(25);
		executor.setMaxBackoff(450);
		executor.setBackoffDecreaseThreshold(100);
		return executor;
	}

	@Bean
	@DependsOnDatabaseInitialization
	ProcessEngineFactoryBean processEngine(SpringProcessEngineConfiguration configuration) {
		ProcessEngineFactoryBean factory = new ProcessEngineFactoryBean();
		factory.setProcessEngineConfiguration(configuration);
		return factory;
	}

	@Bean
	EngineLife engineLife(ProcessEngine engine, EngineSettings settings, Clock clock) {
		return new EngineLife(engine, settings, clock);
	}

	@Bean
	RepositoryService repositoryService(ProcessEngine engine) {
		return engine.getRepositoryService();
	}

	@Bean
	RuntimeService runtimeService(ProcessEngine engine) {
		return engine.getRuntimeService();
	}

	@Bean
	TaskService taskService(ProcessEngine engine) {
		return engine.getTaskService();
	}

	@Bean
	HistoryService historyService(ProcessEngine engine) {
		return engine.getHistoryService();
	}

	@Bean
	IdentityService identityService(ProcessEngine engine) {
		return engine.getIdentityService();
	}

	@Bean
	AuthorizationService authorizationService(ProcessEngine engine) {
		return engine.getAuthorizationService();
	}

	@Bean
	FilterService filterService(ProcessEngine engine) {
		return engine.getFilterService();
	}

	@Bean
	FormService formService(ProcessEngine engine) {
		return engine.getFormService();
	}

	@Bean
	ManagementService managementService(ProcessEngine engine) {
		return engine.getManagementService();
	}

}
