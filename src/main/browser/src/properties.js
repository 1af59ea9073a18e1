// What a model says of an element, as "what it is → its value", in words that a designer reads.

const LEFT_OUT = new Set(['id', '$type', '$parent', 'di', 'incoming', 'outgoing', 'flowElements', 'laneSets', 'lanes',
  'flowNodeRef', 'artifacts', 'participants', 'messageFlows', 'xsi:type', '$children', '$body']);

const NAMES = {
  attachedToRef: 'attaché à',
  cancelActivity: 'interrompt l’étape',
  body: 'expression',
  completionCondition: 'condition de fin',
  conditionExpression: 'condition',
  default: 'passage par défaut',
  documentation: 'documentation',
  errorRef: 'erreur',
  extensionElements: '',
  isExecutable: 'exécutable',
  isForCompensation: 'compensation',
  loopCharacteristics: 'répétition',
  loopCardinality: 'nombre de fois',
  isSequential: 'l’un après l’autre',
  messageRef: 'message',
  name: 'nom',
  processRef: 'processus',
  sourceRef: 'de',
  targetRef: 'vers',
  text: 'texte',
  timeCycle: 'répétition dans le temps',
  timeDate: 'date',
  timeDuration: 'durée',
  triggeredByEvent: 'déclenché par un événement',
  eventDefinitions: 'événement',
  'camunda:assignee': 'personne',
  'camunda:asyncAfter': 'point de reprise après',
  'camunda:asyncBefore': 'point de reprise avant',
  'camunda:candidateGroups': 'rôles',
  'camunda:collection': 'pour chacun de',
  'camunda:decisionRef': 'table de décision',
  'camunda:delegateExpression': 'brique',
  'camunda:dueDate': 'échéance',
  'camunda:elementVariable': 'variable de l’élément',
  'camunda:expression': 'brique',
  'camunda:formRef': 'formulaire',
  'camunda:formRefBinding': 'lien au formulaire',
  'camunda:historyTimeToLive': 'conservation',
  'camunda:inputOutput': '',
  'camunda:inputParameter': 'entrée',
  'camunda:mapDecisionResult': 'lecture du résultat',
  'camunda:modelerTemplate': 'gabarit',
  'camunda:outputParameter': 'sortie',
  'camunda:properties': '',
  'camunda:property': 'propriété',
  'camunda:resultVariable': 'variable du résultat',
};

export function properties(element) {
  const found = new Map();
  collect(element, '', found);
  return found;
}

function collect(element, path, found) {
  const { isGeneric, properties: known } = element.$descriptor;
  if (isGeneric) {
    collectGeneric(element, path, found);
    return;
  }
  for (const { name, ns, isVirtual, isMany, isReference } of known) {
    const key = ns.localName;
    const value = element[name] ?? element[key];
    if (isVirtual || LEFT_OUT.has(key) || value === undefined || (isMany && isReference)) {
      continue;
    }
    put(isReference ? value.id : value, join(path, word(key)), found);
  }
  for (const [name, value] of Object.entries(element.$attrs)) {
    if (!name.startsWith('xmlns') && name !== 'xsi:type') {
      put(value, join(path, word(name)), found);
    }
  }
}

function collectGeneric(element, path, found) {
  const own = Object.entries(element).filter(([name]) => !LEFT_OUT.has(name) && name !== 'name');
  own.forEach(([name, value]) => put(value, join(path, word(name)), found));
  if (element.$body) {
    put(element.$body, path, found);
  }
  (element.$children ?? []).forEach((child) => put(child, path, found));
}

function put(value, path, found) {
  if (Array.isArray(value)) {
    value.forEach((each) => put(each, path, found));
  }
  else if (value && typeof value === 'object') {
    const named = value.$descriptor?.isGeneric && value.name ? `${word(value.$type)} « ${value.name} »`
      : value.$descriptor?.isGeneric ? word(value.$type) : '';
    collect(value, join(path, named), found);
  }
  else if (value !== undefined && value !== null && value !== '') {
    let name = path || 'contenu';
    for (let i = 2; found.has(name); i++) {
      name = `${path} (${i})`;
    }
    found.set(name, typeof value === 'boolean' ? (value ? 'oui' : 'non') : String(value).trim());
  }
}

function word(name) {
  return NAMES[name] ?? name.replace(/^camunda:/, '');
}

function join(path, name) {
  return [path, name].filter(Boolean).join(' › ');
}
