package fr.ecluse;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A test of the whole running server on a random port and a real MariaDB. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("server")
@SpringBootTest(classes = Ecluse.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "ecluse.demo=false",
		"ecluse.admin-password=" + EcluseTest.ADMIN_PASSWORD, "ecluse.admin-key=" + EcluseTest.ADMIN_KEY,
		"ecluse.deposit-key=" + EcluseTest.DEPOSIT_KEY, "ecluse.signing-key=" + EcluseTest.SIGNING_KEY,
		"ecluse.rollout.every=100ms", "ecluse.rollout.retry=50ms", "ecluse.webhooks.threads=0",
		"ecluse.events.every=100ms", "ecluse.limits.member-per-minute=0", "ecluse.limits.program-per-minute=0",
		"ecluse.limits.opsn-per-minute=0", "ecluse.limits.agent-per-minute=0", "ecluse.limits.lanes.at-once=10000" })
public @interface EcluseTest {

	/** Password of the administrator `admin`. */
	String ADMIN_PASSWORD = "mot-de-passe-des-essais";

	/** Key that sealed boxes are locked with. */
	String DEPOSIT_KEY = "ZXNzYWlzLWVzc2Fpcy1lc3NhaXMtZXNzYWlzLTAxMjM=";

	/** Key that archives are signed with. */
	String SIGNING_KEY = "c2lnbmVyLXNpZ25lci1zaWduZXItc2lnbmVyLTAxMjM=";

	/** Key of the OPSN. */
	String ADMIN_KEY = "cle-opsn-des-essais-0123456789abcdef";

}
