// <section data-form-preview="address of the form">: the form as people will fill it in. Nothing is sent.
import { createForm } from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import './form-preview.css';
import { translate } from './wordings.js';

for (const section of document.querySelectorAll('[data-form-preview]')) {
  open(section).catch((failure) => {
    console.warn(failure);
    const notice = document.createElement('p');
    notice.className = 'notice';
    notice.textContent = 'L’aperçu n’a pas pu être affiché ; la liste des champs dit ce que le formulaire demande.';
    section.append(notice);
  });
}

async function open(section) {
  const answer = await fetch(section.dataset.formPreview, { headers: { Accept: 'application/json' } });
  const container = document.createElement('div');
  section.append(container);
  await createForm({ container, schema: await answer.json(), data: {}, additionalModules: [{ translate: ['value', translate] }] });
  section.dataset.ready = '';
}
