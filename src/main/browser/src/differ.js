// <section data-differ data-before="address" data-after="address"> with an empty [data-changes]:
// two versions of a model one above the other, what differs coloured, and told in words.
import { diff } from 'bpmn-js-differ';
import { button, read, reveal, show, title, toolbar } from './canvas.js';
import { properties } from './properties.js';

const KINDS = [
  ['added', 'Ajouté'],
  ['removed', 'Supprimé'],
  ['changed', 'Modifié'],
  ['moved', 'Déplacé seulement'],
];

for (const section of document.querySelectorAll('[data-differ]')) {
  compare(section).catch((failure) => {
    console.warn(failure);
    const notice = document.createElement('p');
    notice.className = 'notice';
    notice.textContent = 'Les schémas n’ont pas pu être comparés. La comparaison des textes reste lisible plus bas.';
    section.append(notice);
  });
}

async function compare(section) {
  const { before, after } = section.dataset;
  const [oldViewer, newViewer] = await Promise.all([
    frame(section, before, section.dataset.beforeTitle ?? 'Avant'),
    frame(section, after, section.dataset.afterTitle ?? 'Après'),
  ]);
  section.prepend(toolbar([oldViewer, newViewer], section));
  together(oldViewer, newViewer);
  const changes = changesBetween(oldViewer, newViewer);
  for (const { kind, id } of changes) {
    if (kind !== 'added') {
      mark(oldViewer, id, kind);
    }
    if (kind !== 'removed') {
      mark(newViewer, id, kind);
    }
  }
  tell(section.querySelector('[data-changes]'), changes, oldViewer, newViewer);
  section.dataset.ready = '';
}

async function frame(section, address, name) {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = name;
  const container = document.createElement('div');
  container.className = 'canvas';
  container.dataset.title = name;
  figure.append(caption, container);
  section.querySelector('[data-frames]').append(figure);
  return show(container, await read(address));
}

/** What one shows, the other shows too. */
function together(...viewers) {
  let moving = false;
  for (const viewer of viewers) {
    viewer.on('canvas.viewbox.changed', ({ viewbox }) => {
      if (!moving) {
        moving = true;
        const { x, y, width, height } = viewbox;
        viewers.filter((other) => other !== viewer)
          .forEach((other) => other.get('canvas').viewbox({ x, y, width, height }));
        moving = false;
      }
    });
  }
}

function changesBetween(oldViewer, newViewer) {
  const found = diff(oldViewer.getDefinitions(), newViewer.getDefinitions());
  const changes = new Map();
  const put = (kind, id, business) => changes.has(id) || changes.set(id, { kind, id, business, details: [] });
  Object.entries(found._added).forEach(([id, business]) => put('added', id, business));
  Object.entries(found._removed).forEach(([id, business]) => put('removed', id, business));
  const old = elements(oldViewer);
  for (const [id, business] of elements(newViewer)) {
    if (old.has(id) && !changes.has(id)) {
      const details = differences(properties(old.get(id)), properties(business));
      if (details.length > 0) {
        changes.set(id, { kind: 'changed', id, business, details });
      }
    }
  }
  Object.entries(found._layoutChanged).forEach(([id, business]) => put('moved', id, business));
  return [...changes.values()].filter(({ business }) => business.$type !== 'bpmn:Collaboration');
}

function elements(viewer) {
  return new Map(viewer.get('elementRegistry').filter((element) => element.type !== 'label' && element.businessObject)
    .map(({ businessObject }) => [businessObject.id, businessObject]));
}

function differences(old, now) {
  const names = new Set([...old.keys(), ...now.keys()]);
  return [...names].filter((name) => old.get(name) !== now.get(name))
    .map((name) => ({ name, before: old.get(name), after: now.get(name) }));
}

function mark(viewer, id, kind) {
  if (viewer.get('elementRegistry').get(id)) {
    viewer.get('canvas').addMarker(id, `differ-${kind}`);
  }
}

function tell(place, changes, oldViewer, newViewer) {
  place.replaceChildren();
  if (changes.length === 0) {
    place.append(text('p', 'Les deux schémas sont identiques.'));
    return;
  }
  for (const [kind, word] of KINDS) {
    const some = changes.filter((change) => change.kind === kind);
    if (some.length > 0) {
      place.append(text('h3', `${word} : ${some.length}`, `differ-title ${kind}`));
      const list = document.createElement('ul');
      list.className = 'changes';
      list.append(...some.map((change) => line(change, kind === 'removed' ? oldViewer : newViewer)));
      place.append(list);
    }
  }
}

function line({ id, business, details }, viewer) {
  const item = document.createElement('li');
  item.append(text('span', title(business), 'what'));
  if (viewer.get('elementRegistry').get(id)) {
    const jump = button('Voir sur le schéma', () => {
      viewer.get('elementRegistry').forEach((other) => viewer.get('canvas').removeMarker(other, 'chosen'));
      viewer.get('canvas').addMarker(id, 'chosen');
      viewer.get('canvas').getContainer().scrollIntoView({ block: 'nearest' });
      reveal(viewer, id);
      viewer.get('canvas').focus();
    });
    jump.classList.add('jump');
    jump.setAttribute('aria-label', `Voir sur le schéma : ${title(business)}`);
    item.append(' ', jump);
  }
  if (details.length > 0) {
    const list = document.createElement('dl');
    for (const { name, before, after } of details) {
      list.append(text('dt', name), value('Avant : ', 'del', before), value('Après : ', 'ins', after));
    }
    item.append(list);
  }
  return item;
}

function value(label, tag, content) {
  const entry = document.createElement('dd');
  entry.append(text('span', label, 'quiet-label'), content === undefined ? text('em', 'rien') : text(tag, content));
  return entry;
}

function text(tag, content, className = '') {
  const made = document.createElement(tag);
  made.textContent = content;
  made.className = className;
  return made;
}
