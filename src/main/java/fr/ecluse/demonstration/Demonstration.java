package fr.ecluse.demonstration;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import fr.ecluse.member.Siren;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Loads the demonstration into an empty directory, once; a load that was cut short is
 * taken up again at the next start. It comes after the procedures, whose models it uses.
 * A directory with members of its own is never touched.
 */
@Component
@ConditionalOnProperty(DemonstrationChoice.PROPERTY)
@Order(20)
class Demonstration implements ApplicationRunner {

	private static final Logger LOGGER = LoggerFactory.getLogger(Demonstration.class);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String STARTED = "commencée";

	private static final String FINISHED = "finie";

	/** Crozon and Colmar: the members whose keys the tour uses. */
	private static final List<Siren> WITH_KEY = List.of(new Siren("212900427"), new Siren("216800664"));

	private final CastLoading castLoading;

	private final RequestLoading requestLoading;

	private final DemonstrationSettings settings;

	private final Environment environment;

	private final Cast cast = Cast.shipped();

	private final AtomicBoolean announced = new AtomicBoolean();

	Demonstration(CastLoading castLoading, RequestLoading requestLoading, DemonstrationSettings settings,
			Environment environment) {
		this.castLoading = castLoading;
		this.requestLoading = requestLoading;
		this.settings = settings;
		this.environment = environment;
	}

	@Override
	public void run(ApplicationArguments arguments) throws InterruptedException {
		DemonstrationFolder folder = this.settings.folder();
		String state = folder.read(DemonstrationFolder.STATE).orElse("");
		if (state.equals(FINISHED)) {
			return;
		}
		if (state.isEmpty() && !this.castLoading.directoryIsEmpty()) {
			LOGGER.info("L'annuaire contient déjà des adhérents : la démonstration n'y ajoute rien");
			return;
		}
		folder.write(DemonstrationFolder.STATE, STARTED);
		this.castLoading.load(this.cast);
		this.castLoading.issueKeys(WITH_KEY);
		if (!takeRequestsToTheirSteps(PATIENCE)) {
			LOGGER.warn("Les demandes de démonstration ne sont pas toutes à leur étape ; "
					+ "elles y seront menées dans les minutes qui viennent");
		}
	}

	/** After a crash the engine keeps a step to its former owner for some minutes. */
	@Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
	void resume() throws InterruptedException {
		if (this.settings.folder().read(DemonstrationFolder.STATE).filter(STARTED::equals).isPresent()) {
			takeRequestsToTheirSteps(Duration.ZERO);
		}
	}

	private synchronized boolean takeRequestsToTheirSteps(Duration patience) throws InterruptedException {
		boolean there = this.requestLoading.load(Cast.read("requests", RequestLoading.Request.class), patience);
		if (there) {
			this.settings.folder().write(DemonstrationFolder.STATE, FINISHED);
		}
		return there;
	}

	/** Once the server answers, which is after all that others do when it is ready. */
	@EventListener
	void announce(AvailabilityChangeEvent<ReadinessState> change) {
		if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC && !this.announced.getAndSet(true)
				&& this.settings.folder().read(DemonstrationFolder.STATE).isPresent()) {
			System.out.println(announcement().text());
		}
	}

	Announcement announcement() {
		Map<String, String> keys = new LinkedHashMap<>();
		keys.put(DemonstrationFolder.OPSN_KEY, "tous les adhérents");
		this.cast.organisations()
			.stream()
			.filter((organisation) -> WITH_KEY.contains(new Siren(organisation.siren())))
			.forEach((organisation) -> keys.put("cle-" + organisation.siren(), organisation.name()));
		return new Announcement("http://localhost:" + this.environment.getProperty("local.server.port", "8080"),
				this.settings.folder(), this.cast, this.castLoading.administratorHasOurPassword(), keys);
	}

}
