package fr.ecluse.rollout;

import java.util.List;
import java.util.Map;

import fr.ecluse.EcluseTest;
import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Procedures;
import fr.ecluse.catalogue.Version;
import fr.ecluse.engine.ModelComparison.Fate;
import fr.ecluse.procedure.MemberParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** What a designer reads before publishing a version. */
@EcluseTest
class ImpactTest {

	private static final String REPEATED = """
			<bpmn:userTask id="voter" name="Voter"><bpmn:multiInstanceLoopCharacteristics>
			  <bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>""";

	@Autowired
	private RolloutWorld world;

	@Autowired
	private Impacts impacts;

	@Autowired
	private Procedures procedures;

	@Autowired
	private MemberParameters parameters;

	@Autowired
	private JdbcClient jdbc;

	private final String key = RolloutWorld.key();

	@BeforeEach
	void open() {
		this.world.open();
	}

	@Test
	void countsDossiersByMemberAndElement() {
		Version first = this.world.publish(this.key,
				TestPackage
					.of(this.key, TestPackage.task("lire", "Lire"), TestPackage.task("peser", "Peser le pour"),
							REPEATED)
					.beside(TestPackage.timer("relance", "lire", "P30D")));
		List<String> dossiers = this.world.file(RolloutWorld.BREST, this.key, 5);
		this.world.file(RolloutWorld.MORLAIX, this.key, 2);
		this.world.complete(dossiers.get(0));
		this.world.complete(dossiers.get(1));
		this.world.complete(dossiers.get(1));
		Version next = this.world.approve(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire"),
				TestPackage.task("avis", "Peser le contre"), TestPackage.task("voter", "Voter")));

		Impact impact = this.impacts.of(next.id(), Audience.ALL, null, 50);
		assertThat(impact.totals()).isEqualTo(new Impact.Totals(7, 2, 5, 1, 1));
		assertThat(impact.elements())
			.extracting(Impact.Element::versionId, Impact.Element::number, Impact.Element::element,
					Impact.Element::name, Impact.Element::kind, Impact.Element::fate, Impact.Element::dossiers,
					Impact.Element::members, Impact.Element::proposal)
			.containsExactly(tuple(first.id(), 1, "lire", "Lire", "tâche utilisateur", Fate.FOLLOWS, 5, 2, null),
					tuple(first.id(), 1, "peser", "Peser le pour", "tâche utilisateur", Fate.TO_MAP, 1, 1, "avis"),
					tuple(first.id(), 1, "voter", "Voter", "tâche utilisateur", Fate.STAYS, 1, 1, null));
		assertThat(impact.elements().get(2).reason()).contains("« Voter »", "multi-instance");
		assertThat(impact.members().items())
			.extracting(Impact.MemberDossiers::siren, Impact.MemberDossiers::name, Impact.MemberDossiers::dossiers)
			.containsExactly(tuple("212900195", "Ville de Brest", 5), tuple("212901516", "Ville de Morlaix", 2));
		assertThat(impact.members().items().get(0).standings())
			.extracting(Impact.Standing::element, Impact.Standing::dossiers)
			.containsExactly(tuple("lire", 3), tuple("peser", 1), tuple("voter", 1));
		assertThat(impact.events())
			.containsExactly(new Impact.LostEvent(first.id(), 1, "relance", "Relance", "minuteur attaché", 5));
		assertThat(impact.places()).extracting((it) -> it.id()).contains("lire", "avis", "voter").doesNotContain("end");
		assertThat(impact.parameters()).isEmpty();
		assertThat(impact.statuses()).isEmpty();
	}

	@Test
	void looksAtTheAudienceAlone() {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		this.world.file(RolloutWorld.BREST, this.key, 2);
		this.world.file(RolloutWorld.MORLAIX, this.key, 3);
		Version next = this.world.approve(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		assertThat(this.impacts.of(next.id(), Audience.member(RolloutWorld.BREST), null, 50).totals().dossiers())
			.isEqualTo(2);
		Audience department = new Audience(Audience.Kind.DEPARTMENT, "29");
		assertThat(this.impacts.of(next.id(), department, null, 50).totals().dossiers()).isEqualTo(5);
		assertThat(this.impacts.of(next.id(), new Audience(Audience.Kind.DEPARTMENT, "75"), null, 50).totals())
			.isEqualTo(new Impact.Totals(0, 0, 0, 0, 0));
	}

	@Test
	void countsADossierOnceByItsWorstPlace() {
		String parallel = "<bpmn:parallelGateway id=\"fourche\"/>" + TestPackage.task("a", "Lire")
				+ TestPackage.task("b", "Peser") + TestPackage.flow("f1", "fourche", "a")
				+ TestPackage.flow("f2", "fourche", "b");
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("debut", "Ouvrir"))
			.beside(parallel + TestPackage.flow("f0", "debut", "fourche")));
		this.world.complete(this.world.file(RolloutWorld.BREST, this.key));
		Version next = this.world.approve(this.key,
				TestPackage.of(this.key, TestPackage.task("debut", "Ouvrir"), TestPackage.task("a", "Lire")));
		Impact impact = this.impacts.of(next.id(), Audience.ALL, null, 50);
		assertThat(impact.elements()).extracting(Impact.Element::element, Impact.Element::fate)
			.containsExactly(tuple("a", Fate.FOLLOWS), tuple("b", Fate.TO_MAP));
		assertThat(impact.totals()).isEqualTo(new Impact.Totals(1, 1, 0, 1, 0));
	}

	@Test
	void givesMembersPageByPage() {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		this.world.file(RolloutWorld.BREST, this.key);
		this.world.file(RolloutWorld.MORLAIX, this.key);
		Version next = this.world.approve(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		Impact.Members first = this.impacts.of(next.id(), Audience.ALL, null, 1).members();
		assertThat(first.items()).extracting(Impact.MemberDossiers::siren).containsExactly("212900195");
		Impact.Members second = this.impacts.of(next.id(), Audience.ALL, first.next(), 1).members();
		assertThat(second.items()).extracting(Impact.MemberDossiers::siren).containsExactly("212901516");
		assertThat(second.next()).isNull();
	}

	@Test
	void tellsWhatMembersHaveToSetFirst() {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		Version next = this.world.approve(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")).yaml("""
				parameters:
				  - key: place
				    label: Lieu des réunions
				    type: text
				    required: true
				  - key: room
				    label: Salle
				    type: text
				    required: true
				    default: Grande salle
				"""));
		Audience brest = Audience.member(RolloutWorld.BREST);
		assertThat(this.impacts.of(next.id(), brest, null, 50).parameters())
			.containsExactly(new Impact.MissingParameter("place", "Lieu des réunions", 1,
					List.of(new Impact.NamedMember("212900195", "Ville de Brest"))));
		this.parameters.put(RolloutWorld.BREST, this.procedures.edition(next.id()).procedure(),
				Map.of("place", "Mairie"), "essai");
		assertThat(this.impacts.of(next.id(), brest, null, 50).parameters()).isEmpty();
		assertThat(this.impacts.of(next.id(), Audience.ALL, null, 50).parameters())
			.allSatisfy((it) -> assertThat(it.first()).hasSizeLessThanOrEqualTo(20)
				.extracting(Impact.NamedMember::siren)
				.doesNotContain("212900195"));
	}

	@Test
	void tellsStatusesThatVanish() {
		this.world.publish(this.key,
				TestPackage
					.of(this.key, TestPackage.block("etat", "status", Map.of("status", "en-commission")),
							TestPackage.task("lire", "Lire"))
					.yaml("""
							statuses:
							  en-commission:
							    label: En commission
							    open: true
							"""));
		this.world.file(RolloutWorld.BREST, this.key, 2);
		Version next = this.world.approve(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		assertThat(this.impacts.of(next.id(), Audience.ALL, null, 50).statuses())
			.containsExactly(new Impact.LostStatus("en-commission", "En commission", 2));
	}

	@Test
	void leavesEverythingAsItIs() {
		this.world.publish(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Lire")));
		this.world.file(RolloutWorld.BREST, this.key);
		Version next = this.world.approve(this.key, TestPackage.of(this.key, TestPackage.task("lire", "Relire")));
		this.impacts.of(next.id(), Audience.ALL, null, 50);
		assertThat(this.jdbc.sql("select count(*) from ACT_RE_PROCDEF where KEY_ = ?")
			.param(this.key)
			.query(Integer.class)
			.single()).isOne();
	}

	@Test
	void refusesAVersionWhoseModelCannotBeRead() {
		Version next = this.world.approve(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire")).text("m.bpmn", "<rien/>"));
		assertThatThrownBy(() -> this.impacts.of(next.id(), Audience.ALL, null, 50))
			.isInstanceOfSatisfying(ErrorResponseException.class, (it) -> {
				assertThat(it.getStatusCode().value()).isEqualTo(409);
				assertThat(it.getBody().getDetail()).contains("« m.bpmn »");
			});
		Version other = this.world.approve(this.key,
				TestPackage.of(this.key, TestPackage.task("lire", "Lire")).text("procedure.yaml", "title: Rien"));
		assertThatThrownBy(() -> this.impacts.of(other.id(), Audience.ALL, null, 50)).isInstanceOfSatisfying(
				ErrorResponseException.class, (it) -> assertThat(it.getStatusCode().value()).isEqualTo(409));
	}

}
