package fr.ecluse.engine;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;

import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;

/** A resolver of expressions that never writes. */
abstract class ReadOnlyResolver extends ELResolver {

	@Override
	public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
		return null;
	}

	@Override
	public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
		throw new ELException("An expression cannot write");
	}

	@Override
	public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
		return true;
	}

	@Override
	public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
		return Collections.emptyIterator();
	}

	@Override
	public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
		return Object.class;
	}

}
