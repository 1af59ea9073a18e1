// <form data-upload> with an <input type="file" multiple>: files, a ZIP or whole folders can also be dropped on it.
// The paths in the folder travel beside the files, in the same order, as a list in "chemins".
for (const form of document.querySelectorAll('form[data-upload]')) {
  prepare(form);
}

function prepare(form) {
  const field = form.querySelector('input[type=file]');
  const zone = form.querySelector('[data-drop]');
  const list = form.querySelector('[data-chosen]');
  const folder = document.createElement('input');
  folder.type = 'file';
  folder.webkitdirectory = true;
  folder.hidden = true;
  const choose = document.createElement('button');
  choose.type = 'button';
  choose.className = 'quiet';
  choose.textContent = 'Choisir un dossier entier';
  choose.addEventListener('click', () => folder.click());
  field.after(folder, choose);
  zone.classList.add('droppable');
  zone.querySelector('[data-drop-hint]')?.removeAttribute('hidden');

  const take = (files) => {
    const transfer = new DataTransfer();
    files.forEach(({ file }) => transfer.items.add(file));
    field.files = transfer.files;
    tell(files);
  };
  const paths = document.createElement('input');
  paths.type = 'hidden';
  paths.name = 'chemins';
  form.append(paths);
  const tell = (files) => {
    paths.value = JSON.stringify(files.map(({ path }) => path));
    list.replaceChildren(...files.map(({ file, path }) => {
      const item = document.createElement('li');
      item.textContent = `${path} (${size(file.size)})`;
      return item;
    }));
    form.querySelector('[data-count]').textContent = files.length === 0 ? 'Aucun fichier choisi.'
      : files.length === 1 ? '1 fichier choisi :' : `${files.length} fichiers choisis :`;
  };
  field.addEventListener('change', () => tell([...field.files].map((file) => ({ file, path: file.name }))));
  folder.addEventListener('change', () => take([...folder.files]
    .map((file) => ({ file, path: file.webkitRelativePath || file.name })).filter(visible)));
  for (const kind of ['dragenter', 'dragover']) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add('over');
    });
  }
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    dropped(event.dataTransfer).then((files) => take(files.filter(visible)));
  });
}

/** Editors leave hidden files behind. */
function visible({ path }) {
  return !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.());
  if (entries.some((entry) => !entry)) {
    return [...transfer.files].map((file) => ({ file, path: file.name }));
  }
  return (await Promise.all(entries.map((entry) => walk(entry)))).flat();
}

async function walk(entry) {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    return [{ file, path: entry.fullPath.replace(/^\//, '') }];
  }
  const reader = entry.createReader();
  const found = [];
  // A folder is told in portions, the last of them empty.
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) {
      return found;
    }
    found.push(...(await Promise.all(some.map((each) => walk(each)))).flat());
  }
}

function size(bytes) {
  return bytes < 1024 ? `${bytes} o` : `${(bytes / 1024).toLocaleString('fr', { maximumFractionDigits: 1 })} ko`;
}
