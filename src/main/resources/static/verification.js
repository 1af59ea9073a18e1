// Compares a chosen file with the document of this page. The file never leaves the computer.
(function () {
  'use strict';

  const frame = document.getElementById('comparaison');
  const field = document.getElementById('fichier');
  const result = document.getElementById('resultat');

  function say(kind, title, text) {
    const notice = document.createElement('div');
    notice.className = kind;
    const strong = document.createElement('strong');
    strong.textContent = title;
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    notice.append(strong, paragraph);
    result.replaceChildren(notice);
  }

  async function compare(file) {
    if (!window.crypto || !window.crypto.subtle) {
      say('notice', 'Comparaison impossible ici',
        'Votre navigateur ne calcule une empreinte que sur une page sécurisée (https).');
      return;
    }
    if (file.size !== Number(frame.dataset.size)) {
      say('problem', 'Ce fichier n’est pas ce document',
        `« ${file.name} » compte ${file.size.toLocaleString('fr')} octets, l’original ${Number(frame.dataset.size).toLocaleString('fr')}.`);
      return;
    }
    const digest = await window.crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (hash === frame.dataset.sha256) {
      say('success', 'C’est bien ce document',
        `« ${file.name} » est identique à l’original, octet par octet.`);
    }
    else {
      say('problem', 'Ce fichier n’est pas ce document',
        `« ${file.name} » diffère de l’original : il a été modifié, ou c’est un autre document.`);
    }
  }

  field.addEventListener('change', () => {
    const file = field.files[0];
    result.replaceChildren();
    if (file) {
      compare(file).catch(() => say('notice', 'Fichier illisible',
        'Votre navigateur n’a pas pu lire ce fichier. Choisissez-le à nouveau.'));
    }
  });
})();
