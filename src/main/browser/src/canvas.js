// A BPMN diagram that can be moved, enlarged and walked through with the keyboard.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './diagram.css';

const READABLE = 0.6;

const SCROLL_BAR = 20;

/** Where the diagrams of the page begin. */
const starts = new WeakMap();

export async function read(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/xml, text/plain, */*' } });
  if (!answer.ok) {
    throw new Error(`${answer.status} ${address}`);
  }
  return answer.text();
}

export async function show(container, xml) {
  const viewer = new NavigatedViewer({ container });
  const wheel = viewer.get('zoomScroll');
  // A page that is scrolled past must not stop at the diagram.
  wheel.toggle(false);
  viewer.on('canvas.focus.changed', ({ focused }) => wheel.toggle(focused));
  await viewer.importXML(xml);
  const drawing = container.querySelector('.djs-container > svg');
  drawing.setAttribute('role', 'application');
  drawing.setAttribute('aria-label', `${container.dataset.title ?? 'Schéma'} ; les flèches le déplacent`);
  drawing.setAttribute('aria-roledescription', 'schéma');
  fit(viewer);
  followWidth(container, viewer);
  return viewer;
}

/** A window that is made narrower, or a telephone that is turned, shows the diagram anew; a scroll bar does not. */
function followWidth(container, viewer) {
  let width = container.clientWidth;
  new ResizeObserver(() => {
    if (container.clientWidth > 0 && Math.abs(container.clientWidth - width) > SCROLL_BAR) {
      width = container.clientWidth;
      viewer.get('canvas').resized();
      fit(viewer);
      if (starts.has(viewer)) {
        begin(viewer, starts.get(viewer));
      }
    }
  }).observe(container);
}

export function fit(viewer) {
  viewer.get('canvas').zoom('fit-viewport', 'auto');
}

/** A large diagram begins where there is something to see, at a size that can be read. */
export function begin(viewer, id) {
  starts.set(viewer, id);
  const canvas = viewer.get('canvas');
  if (canvas.zoom() >= READABLE) {
    return;
  }
  if (id && viewer.get('elementRegistry').get(id)) {
    reveal(viewer, id);
    return;
  }
  const { inner, outer } = canvas.viewbox();
  canvas.viewbox({ x: inner.x - 20, y: inner.y - 20, width: outer.width / READABLE, height: outer.height / READABLE });
}

/** Buttons for those who have no wheel. */
export function toolbar(viewers, frame) {
  const bar = document.createElement('div');
  bar.className = 'diagram-tools';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'Affichage du schéma');
  const step = (factor) => () => viewers.forEach((viewer) => {
    const canvas = viewer.get('canvas');
    canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * factor)));
  });
  bar.append(
    button('Agrandir', step(1.25)),
    button('Réduire', step(0.8)),
    button('Voir en entier', () => viewers.forEach(fit)),
    tall(viewers, frame),
  );
  return bar;
}

function tall(viewers, frame) {
  const toggle = button('Cadre plus haut', () => {
    const now = frame.classList.toggle('tall');
    toggle.setAttribute('aria-pressed', String(now));
    viewers.forEach((viewer) => viewer.get('canvas').resized());
  });
  toggle.setAttribute('aria-pressed', 'false');
  return toggle;
}

export function button(text, action) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'quiet';
  made.textContent = text;
  made.addEventListener('click', action);
  return made;
}

/** Brings an element into view, on whichever plane it is drawn. */
export function reveal(viewer, id) {
  const canvas = viewer.get('canvas');
  const element = viewer.get('elementRegistry').get(id);
  const root = canvas.findRoot(element);
  if (root && root !== canvas.getRootElement()) {
    canvas.setRootElement(root);
  }
  if (canvas.zoom() < READABLE) {
    canvas.zoom(0.8, middle(element));
  }
  canvas.scrollToElement(element, 120);
}

function middle(element) {
  const points = element.waypoints;
  return points ? points[Math.floor(points.length / 2)]
    : { x: element.x + element.width / 2, y: element.y + element.height / 2 };
}

/** How people call an element: by its name, else by what it is. */
export function title(business) {
  const kind = KINDS[business.$type.replace('bpmn:', '')] ?? 'élément';
  const name = (business.name ?? '').replace(/\s+/g, ' ').trim();
  return name ? `${kind} « ${name} »` : `${kind} ${business.id}`;
}

const KINDS = {
  Association: 'association',
  BoundaryEvent: 'événement attaché',
  BusinessRuleTask: 'décision',
  CallActivity: 'appel de modèle',
  Collaboration: 'collaboration',
  DataObjectReference: 'donnée',
  DataStoreReference: 'stock de données',
  EndEvent: 'fin',
  EventBasedGateway: 'attente du premier événement',
  ExclusiveGateway: 'choix',
  InclusiveGateway: 'choix multiple',
  IntermediateCatchEvent: 'attente',
  IntermediateThrowEvent: 'événement émis',
  Lane: 'couloir',
  ManualTask: 'tâche hors ligne',
  MessageFlow: 'échange',
  ParallelGateway: 'étapes simultanées',
  Participant: 'participant',
  Process: 'processus',
  ReceiveTask: 'réception',
  ScriptTask: 'script',
  SendTask: 'envoi',
  SequenceFlow: 'passage',
  ServiceTask: 'action du serveur',
  StartEvent: 'début',
  SubProcess: 'sous-processus',
  Task: 'étape',
  TextAnnotation: 'annotation',
  Transaction: 'transaction',
  UserTask: 'tâche',
};
