package fr.ecluse.engine;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The closed list of what a service task can run, by name. */
@Component
public class Blocks {

	private final Set<String> names;

	Blocks(ListableBeanFactory beans) {
		this.names = Set.copyOf(Arrays.asList(beans.getBeanNamesForType(Block.class, false, false)));
	}

	/** The names, as in {@code camunda:delegateExpression="${name}"}. */
	public Set<String> names() {
		return new TreeSet<>(this.names);
	}

}
