// <div data-diagram="address of the model" data-marks="ids of lists" data-walked="ids of elements">
//
// A list's items name their element (data-element). Each gets a button that leads to it; with a data-badge they
// also get a badge there, which leads back. data-mark is the kind: refus, avertissement, conseil, ici, incident,
// fait, manque.
import { button, read, reveal, show, title, toolbar } from './canvas.js';

const WORDS = {
  refus: 'refus',
  avertissement: 'avertissement',
  conseil: 'conseil',
  ici: 'le dossier est ici',
  incident: 'incident',
  fait: 'étape passée',
  manque: 'jamais parcouru',
};

for (const section of document.querySelectorAll('[data-diagram]')) {
  open(section).catch((failure) => {
    console.warn(failure);
    say(section, 'Le schéma n’a pas pu être affiché. Les listes de cette page disent la même chose.');
  });
}

async function open(section) {
  const container = document.createElement('div');
  container.className = 'canvas';
  container.dataset.title = section.dataset.title ?? 'Schéma';
  section.append(container);
  const xml = await read(section.dataset.diagram);
  if (!xml.includes('BPMNDiagram')) {
    container.remove();
    say(section, 'Ce modèle n’a pas de dessin. Les listes de cette page disent la même chose.');
    return;
  }
  const viewer = await show(container, xml);
  section.prepend(toolbar([viewer], section));
  paint(viewer, (section.dataset.walked ?? '').split(/\s+/).filter(Boolean));
  const lists = (section.dataset.marks ?? '').split(/\s+/).filter(Boolean)
    .map((id) => document.getElementById(id)).filter(Boolean);
  for (const item of lists.flatMap((list) => [...list.querySelectorAll('[data-element]')])) {
    link(viewer, section, item);
  }
  section.dataset.ready = '';
}

function say(section, text) {
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.setAttribute('role', 'status');
  notice.textContent = text;
  section.append(notice);
}

/**
 * The way that was walked. Where only steps are told, a passage was taken when nothing else leads on; where passages
 * are told, so are the steps between them.
 */
function paint(viewer, walked) {
  const registry = viewer.get('elementRegistry');
  const canvas = viewer.get('canvas');
  const known = new Set(walked.filter((id) => registry.get(id)));
  const told = [...known].some((id) => registry.get(id).waypoints);
  if (!told) {
    for (const passage of registry.filter((element) => element.type === 'bpmn:SequenceFlow')) {
      const { source, target } = passage;
      const only = source.outgoing.length === 1
        || source.outgoing.filter((other) => known.has(other.target.id)).length === 1;
      if (known.has(source.id) && known.has(target.id) && only) {
        known.add(passage.id);
      }
    }
  }
  if (told) {
    [...known].map((id) => registry.get(id)).filter((element) => element.waypoints)
      .forEach(({ source, target }) => known.add(source.id).add(target.id));
  }
  for (const id of known) {
    canvas.addMarker(id, 'mark-fait');
  }
}

function link(viewer, section, item) {
  const element = viewer.get('elementRegistry').get(item.dataset.element);
  if (!element) {
    return;
  }
  const { mark, badge } = item.dataset;
  if (mark !== 'fait') {
    viewer.get('canvas').addMarker(element.id, `mark-${mark}`);
  }
  const flag = badge && pin(viewer, element, item);
  const jump = button('Voir sur le schéma', () => {
    choose(viewer, element, item);
    section.scrollIntoView({ block: 'nearest' });
    reveal(viewer, element.id);
    (flag || section.querySelector('.djs-container > svg')).focus({ preventScroll: true });
  });
  jump.classList.add('jump');
  jump.setAttribute('aria-label', `Voir sur le schéma : ${title(element.businessObject)}`);
  (item.querySelector('[data-jump]') ?? item).append(jump);
}

function pin(viewer, element, item) {
  const { mark, badge } = item.dataset;
  const flag = document.createElement('button');
  flag.type = 'button';
  flag.className = `flag ${mark}`;
  flag.textContent = badge;
  flag.setAttribute('aria-label',
    `${badge}, ${WORDS[mark] ?? mark} : ${title(element.businessObject)}. Revenir à la liste`);
  flag.addEventListener('click', () => {
    choose(viewer, element, item);
    item.scrollIntoView({ block: 'center' });
    item.querySelector('.jump').focus({ preventScroll: true });
  });
  const before = viewer.get('overlays').get({ element, type: 'flag' }).length;
  const place = element.waypoints ? { top: -12, left: -12 } : { top: -22, left: element.width / 2 + 6 + before * 28 };
  viewer.get('overlays').add(element, 'flag', { position: place, html: flag, scale: { min: 0.8, max: 1.2 } });
  return flag;
}

/** One chosen element at a time, in the list as on the diagram. */
function choose(viewer, element, item) {
  const canvas = viewer.get('canvas');
  viewer.get('elementRegistry').forEach((other) => canvas.removeMarker(other, 'chosen'));
  canvas.addMarker(element, 'chosen');
  document.querySelectorAll('[data-element][aria-current]').forEach((other) => other.removeAttribute('aria-current'));
  item.setAttribute('aria-current', 'true');
}
