package fr.ecluse.tasklist;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import fr.ecluse.EcluseTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test of the pages of the running server in Chromium, where it is installed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EcluseTest
@EnabledIf("fr.ecluse.tasklist.Browser#isInstalled")
@Tag("browser")
public @interface InBrowser {

}
