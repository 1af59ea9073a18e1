package fr.ecluse.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import fr.ecluse.deadline.Deadlines;
import fr.ecluse.typesetting.TemplateSources;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The rules of good modelling: whether a package that is safe would also run, and be
 * understood. Each rule is one entry of a list here.
 */
@Component
class Modelling {

	private static final Duration TEMPLATES = Duration.ofSeconds(20);

	private static final List<ModellingRule> RULES = List.of(ModellingStarts::begins, ModellingStarts::ends,
			ModellingStarts::endsExplicitly, ModellingStarts::boundariesLeadOn, ModellingPaths::flowsAreTied,
			ModellingPaths::flowsAreSingle, ModellingPaths::nodesAreTied, ModellingPaths::everythingIsReached,
			ModellingPaths::everythingLeadsToAnEnd, ModellingJoins::meetExplicitly, ModellingGateways::partExplicitly,
			ModellingGateways::areOfUse, ModellingGateways::choose, ModellingGateways::defaultsExist,
			ModellingGateways::conditionsChoose, ModellingGateways::waitForEvents, ModellingEvents::areDefined,
			ModellingEvents::nameWhatTheyAreAbout, ModellingEvents::linksMeet, ModellingEvents::timersSayWhen,
			ModellingEvents::thrownErrorsAreCaught, ModellingNames::stepsAreNamed, ModellingNames::questionsAreAsked,
			ModellingNames::lanesAreNamed);

	private final Deadlines deadlines;

	private final Clock clock;

	private final TemplateRules templates = new TemplateRules(TemplateSources.classPath(), TEMPLATES);

	Modelling(Deadlines deadlines, Clock clock) {
		this.deadlines = deadlines;
		this.clock = clock;
	}

	/** Says what could be better in a package, from what would not run to advice. */
	void check(String key, PackageFiles files, ModellingReport report) {
		List<FormFile> forms = new ArrayList<>();
		files.endingWith(".form").forEach((name, content) -> forms.add(FormFile.read(name, content)));
		FormRules.check(forms, report);
		DescriptionRules.othersCanBeRead(files, report);
		DescriptionRules.@Nullable Described described = DescriptionRules.read(key, files, forms, report);
		ModellingPackage all = new ModellingPackage(key, files, forms, described);
		models(all, report);
		Set<String> used = all.nodes()
			.filter((node) -> ModellingBlocks.name(node).equals("document"))
			.map((node) -> ModellingBlocks.inputs(node).getOrDefault("template", ""))
			.collect(Collectors.toSet());
		this.templates.check(key, files, used, report);
	}

	private void models(ModellingPackage all, ModellingReport report) {
		VariableWriters writers = new VariableWriters(all);
		VariableReads reads = new VariableReads(all);
		for (ModellingRule rule : rules(all, writers)) {
			all.scopes().forEach((scope) -> {
				report.checkTime();
				rule.check(scope, report);
			});
		}
		new ModellingProcedure(all, report).check();
		new VariableRules(all, writers, reads, report).check();
		new MailUse(all, writers, report).check();
		new FormUse(all, writers, reads, this.templates.words(all.files())).check(report);
	}

	private List<ModellingRule> rules(ModellingPackage all, VariableWriters writers) {
		ModellingTasks tasks = new ModellingTasks(all);
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		ModellingBlocks blocks = new ModellingBlocks(all, this.deadlines, today, writers.names());
		List<ModellingRule> rules = new ArrayList<>(RULES);
		rules.addAll(List.of(tasks::haveForms, tasks::haveRoles, tasks::haveDecisions, tasks::doSomething,
				blocks::getTheirInputs, blocks::nameWhatExists));
		return rules;
	}

}
