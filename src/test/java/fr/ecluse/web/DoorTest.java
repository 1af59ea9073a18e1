package fr.ecluse.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import fr.ecluse.EcluseTest;

import org.springframework.context.annotation.Import;

/** A test of the running server with something behind its door. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EcluseTest
@Import({ Probe.class, Town.class })
@interface DoorTest {

}
