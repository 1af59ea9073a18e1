// Our additions to Tasklist: names of members, documents of the dossier, sign-out.
const root = document.querySelector('base').getAttribute('app-root');

async function ask(path) {
  const response = await fetch(root + '/api/ecluse' + path, {
    headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
  });
  if (!response.ok) {
    throw new Error(String(response.status));
  }
  return response.json();
}

function element(name, attributes, ...children) {
  const node = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  node.append(...children);
  return node;
}

const names = new Map();
try {
  const { username, members } = await ask('/members');
  members.forEach(({ siren, name }) => names.set(siren, name));
  window.ecluse.signedIn(username);
} catch (e) {
  // Nobody is signed in any more: the first call of Tasklist leads to the sign-in page.
}

window.angular
  .module('cam.tasklist.custom')
  .filter('memberName', () => (siren) => names.get(siren) || siren)
  .run([
    '$rootScope',
    ($rootScope) => {
      $rootScope.$on('authentication.login.required', (event) => {
        event.preventDefault();
        // After the form has kept what was typed, for the same person in the same tab.
        setTimeout(() => window.ecluse.signInAgain());
      });
      $rootScope.$on('authentication.logout.success', (event) => {
        event.preventDefault();
        window.ecluse.signOut();
        window.location.assign('/connexion?deconnecte');
      });
      $rootScope.$on('$locationChangeSuccess', () => window.ecluse.forget(false));
    },
  ]);

const memberOnCard = {
  id: 'ecluse-member',
  pluginPoint: 'tasklist.card',
  properties: { priority: 1000 },
  render: (node, data, scope) => {
    const siren = scope.task.tenantId;
    if (siren) {
      node.append(
        element('div', { class: 'ecluse-member', title: 'SIREN ' + siren }, names.get(siren) || siren),
      );
    }
  },
};

const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short' });

const documents = {
  id: 'ecluse-documents',
  pluginPoint: 'tasklist.task.detail',
  properties: { label: 'Documents', priority: 900 },
  render: async (node, { taskId }) => {
    const list = element('div', { class: 'ecluse-documents', 'aria-live': 'polite' }, 'Chargement…');
    node.append(list);
    try {
      const found = await ask('/tasks/' + encodeURIComponent(taskId) + '/documents');
      list.replaceChildren(
        ...(found.length
          ? found.map(({ title, href, created }) =>
              element(
                'a',
                { href, target: '_blank', rel: 'noopener', class: 'ecluse-document' },
                element('span', { class: 'glyphicon glyphicon-file', 'aria-hidden': 'true' }),
                element('strong', {}, title),
                element('small', {}, day.format(new Date(created))),
              ),
            )
          : ['Aucun document n’a encore été produit dans ce dossier.']),
      );
    } catch (e) {
      list.textContent = 'Les documents n’ont pas pu être chargés. Actualisez la page pour réessayer.';
    }
  },
};

export default [memberOnCard, documents];
