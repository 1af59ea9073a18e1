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

  const at = (tree, path) => path.reduce((found, key) => found?.[key], tree);

  // The errors that hold. The form itself keeps those of fields that hide, and of a row that
  // goes in the row that takes its place.
  function holding(form) {
    const { data, errors } = form._getState();
    const found = {};
    form
      .get('formFieldInstanceRegistry')
      .getAllKeyed()
      .forEach((field) => {
        const path = [field.id, ...Object.values(field.indexes || {})];
        const now = at(errors, path)?.length
          ? form.get('validator').validateFieldInstance(field, at(data, field.valuePath))
          : [];
        if (now.length) {
          path.slice(0, -1).reduce((level, key) => (level[key] ??= {}), found)[path.at(-1)] = now;
        }
      });
    return found;
  }

  // Tells Tasklist, form by form, whether the answers may be sent.
  function follow(form, page) {
    let told = false;
    function check() {
      const errors = holding(form);
      const faulty = Object.keys(errors).length > 0;
      if (JSON.stringify(errors) !== JSON.stringify(form._getState().errors)) {
        form._setState({ errors });
      } else if (faulty !== told) {
        told = faulty;
        page.notifyFormValidated(faulty);
      }
    }
    form.on('changed', () => {
      page.notifyFormDirty(true);
      check();
    });
    // A field that is drawn again goes and comes back: its errors hold.
    form.on('formFieldInstanceRegistry.changed', () => setTimeout(check));
  }

  window.ecluse = {
    // Of all scripts and styles: a browser keeps those of an address that carries it.
    version: new URL(document.currentScript.src).searchParams.get('bust'),
    // Asked for while the other scripts are read; one of them waits for it.
    members: fetch(root + '/api/ecluse/members', {
      headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
    })
      .then((answer) => (answer.ok ? answer.json() : null))
      .catch(() => null),
    follow,
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
