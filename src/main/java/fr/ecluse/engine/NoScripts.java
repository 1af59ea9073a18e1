package fr.ecluse.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** No script runs in this engine, in no language, JUEL and FEEL included. */
class NoScripts implements ScriptEngineResolver {

	private final ScriptEngineManager none = new ScriptEngineManager(new ClassLoader(null) {
	});

	@Override
	public void addScriptEngineFactory(ScriptEngineFactory factory) {
		// Plug-ins register languages here; none is ever used.
	}

	@Override
	public ScriptEngineManager getScriptEngineManager() {
		return this.none;
	}

	@Override
	public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
		throw new ProcessEngineException("Aucun script n'est permis dans un modèle (langage « " + language + " »).");
	}

}
