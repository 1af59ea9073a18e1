// Our additions to Tasklist: names of members, the dossier of a task, sign-out.
const root = document.querySelector('base').getAttribute('app-root');

async function ask(path, body) {
  const headers = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' };
  const request = body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers };
  if (body) {
    headers['Content-Type'] = 'application/json';
    headers['X-XSRF-TOKEN'] = (document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/) || [])[1] || '';
  }
  const response = await fetch(root + '/api/ecluse' + path, request).catch(() => {
    throw new Error('');
  });
  const json = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(json.detail || '');
  }
  return json;
}

function element(name, attributes, ...children) {
  const node = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  node.append(...children);
  return node;
}

const names = new Map();
const self = await window.ecluse.members;
// Otherwise nobody is signed in any more: the first call of Tasklist leads to the sign-in page.
if (self) {
  self.members.forEach(({ siren, name }) => names.set(siren, name));
  window.ecluse.signedIn(self.username);
}

// A deadline that ends with its day is that day, not the midnight after it.
function due(iso, dateStyle) {
  const end = new Date(iso.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  const midnight = end.getHours() + end.getMinutes() + end.getSeconds() === 0;
  return midnight
    ? new Intl.DateTimeFormat('fr-FR', { dateStyle }).format(end - 1)
    : new Intl.DateTimeFormat('fr-FR', { dateStyle, timeStyle: 'short' }).format(end).replace(/, | à /, ' à ');
}

// Makes Tasklist look again at its lists, and leave a task that is no longer to be done.
let lookAgain = () => {};

window.angular
  .module('cam.tasklist.custom')
  .filter('memberName', () => (siren) => names.get(siren) || siren)
  .filter('dueDay', () => (iso, style) => iso && due(iso, style))
  .run([
    '$rootScope',
    '$location',
    ($rootScope, $location) => {
      lookAgain = (taskRemains) =>
        $rootScope.$apply(() => {
          if (!taskRemains) {
            $location.search('task', null).search('detailsTab', null);
          }
          $rootScope.$broadcast('refresh');
        });
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

const instant = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short' });
const calendarDay = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' });

function day(iso) {
  return calendarDay.format(new Date(iso)).replace(/(^|\s)1 /, '$11er ');
}

function section(title, ...children) {
  return element('section', { class: 'ecluse-section' }, element('h4', {}, title), ...children);
}

function identity({ reference, subject, statusLabel, received, filedBy, externalReference, numbers }) {
  const rows = [
    ['État', statusLabel],
    ['Référence', reference],
    ['Objet', subject],
    ['Reçu le', instant.format(new Date(received))],
    ['Déposé par', filedBy],
    ['Référence externe', externalReference],
    ...numbers.map(({ register, number }) => ['Registre « ' + register + ' »', number]),
  ].filter(([, value]) => value);
  return element(
    'dl',
    { class: 'ecluse-identity' },
    ...rows.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  );
}

function state({ suspended, stopped }) {
  if (stopped) {
    return 'sans objet depuis le ' + day(stopped.on) + ' : ' + stopped.reason;
  }
  return suspended ? 'suspendu depuis le ' + day(suspended.since) + ' : ' + suspended.reason : '';
}

function deadline(clock) {
  const told = state(clock);
  return element(
    'details',
    { class: 'ecluse-deadline' },
    element(
      'summary',
      {},
      element('strong', {}, clock.label),
      element('span', { class: told ? 'ecluse-standing' : '' }, told || day(clock.date)),
    ),
    element('ol', {}, ...clock.explanation.map((step) => element('li', {}, step))),
    element('p', { class: 'ecluse-reference' }, clock.reference),
  );
}

function documentLink({ title, href, created }) {
  return element(
    'a',
    { href, target: '_blank', rel: 'noopener', class: 'ecluse-document' },
    element('span', { class: 'glyphicon glyphicon-file', 'aria-hidden': 'true' }),
    element('strong', {}, title),
    element('small', {}, instant.format(new Date(created))),
  );
}

function offer(taskId, { message, title, help }) {
  const id = 'ecluse-reason-' + message;
  const reason = element('textarea', { id, rows: '3', maxlength: '2000', class: 'form-control', required: '' });
  const button = element('button', { type: 'submit', class: 'btn btn-default' }, title);
  const answer = element('p', { class: 'ecluse-answer', role: 'status' });
  const form = element(
    'form',
    { class: 'ecluse-offer' },
    element('h5', {}, title),
    ...(help ? [element('p', {}, help)] : []),
    element('label', { for: id }, 'Motif'),
    reason,
    button,
    answer,
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    answer.classList.remove('ecluse-refused');
    answer.textContent = 'Envoi…';
    try {
      const path = '/tasks/' + encodeURIComponent(taskId) + '/messages';
      const { taskRemains } = await ask(path, { message, reason: reason.value });
      answer.textContent = 'C’est enregistré : « ' + title + ' ».';
      reason.disabled = true;
      setTimeout(() => lookAgain(taskRemains), 1500);
    } catch (e) {
      answer.classList.add('ecluse-refused');
      answer.textContent =
        e.message || 'L’envoi a échoué et rien n’a été enregistré. Actualisez la page, puis recommencez.';
      button.disabled = false;
    }
  });
  return form;
}

const dossier = {
  id: 'ecluse-dossier',
  pluginPoint: 'tasklist.task.detail',
  properties: { label: 'Dossier', priority: 900 },
  render: async (node, { taskId }) => {
    const page = element('div', { class: 'ecluse-dossier', 'aria-live': 'polite' }, 'Chargement…');
    node.append(page);
    try {
      const found = await ask('/tasks/' + encodeURIComponent(taskId) + '/dossier');
      page.replaceChildren(
        identity(found),
        ...(found.deadlines.length ? [section('Délais', ...found.deadlines.map(deadline))] : []),
        section(
          'Documents',
          ...(found.documents.length
            ? found.documents.map(documentLink)
            : ['Aucun document n’a encore été produit dans ce dossier.']),
        ),
        ...(found.offers.length
          ? [section('Actions', ...found.offers.map((each) => offer(taskId, each)))]
          : []),
      );
    } catch (e) {
      page.textContent =
        e.message || 'Le dossier n’a pas pu être chargé. Actualisez la page pour réessayer.';
    }
  },
};

export default [memberOnCard, dossier];
