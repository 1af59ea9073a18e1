// What the engine's own page says in an inline script, which our policy does not allow.
(function () {
  const root = document.querySelector('base').getAttribute('app-root');
  const plugin = 'tasklist-plugin-tasklistPlugins';

  window.tasklistConf = { apiUri: root + '/api/engine', mock: false, resources: {} };
  window.PLUGIN_DEPENDENCIES = [
    { ngModuleName: 'tasklist.plugin.tasklistPlugins', requirePackageName: plugin },
  ];
  window.PLUGIN_PACKAGES = [
    {
      name: plugin,
      location: root + '/api/tasklist/plugin/tasklistPlugins/static/app',
      main: 'plugin.js',
    },
  ];
  window.require = { waitSeconds: 0 };

  // Answers typed into a form stay in the browser, for whoever uses it next. They are kept
  // for one case only: the same tab, while its session is renewed. Answers to start forms
  // all share one name, and would fill in one another.
  function forget(all) {
    Object.keys(localStorage)
      .filter((key) => /^cam(unda-form|Form):/.test(key))
      .filter((key) => all || /:undefined$/.test(key))
      .forEach((key) => localStorage.removeItem(key));
  }

  window.ecluse = {
    forget,
    signedIn(username) {
      if (sessionStorage.getItem('ecluse-agent') !== username) {
        forget(true);
        sessionStorage.setItem('ecluse-agent', username);
      }
    },
    signOut() {
      forget(true);
      sessionStorage.removeItem('ecluse-agent');
    },
    signInAgain() {
      // The sign-in page hands what follows the # on to the page it leads back to.
      const { pathname, hash } = window.location;
      window.location.assign('/connexion?retour=' + encodeURIComponent(pathname) + hash);
    },
  };
  forget(false);
})();
