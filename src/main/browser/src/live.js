// <div id="…" data-live data-busy="true">: as long as it is busy, it is read again from the server every other second,
// and only what has changed is replaced: the keyboard stays where it is, and so do opened details.
const EVERY = 1500;

for (const part of document.querySelectorAll('[data-live]')) {
  follow(part);
}

function follow(part) {
  // Somebody who has this script has nothing to reload by hand.
  hideReload(part);
  if (part.dataset.busy) {
    setTimeout(() => renew(part), EVERY);
  }
}

async function renew(part) {
  if (!document.hidden) {
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
      if (answer.redirected) {
        say(part, 'Votre session est terminée. Rechargez la page pour vous identifier.');
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const now = page.getElementById(part.id);
      if (answer.ok && now) {
        replace(part, now);
      }
    } catch (failure) {
      console.warn(failure);
    }
  }
  follow(part);
}

function replace(part, now) {
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  morph(part, now);
  if (focused && !focused.isConnected) {
    part.querySelector('h2').focus();
  }
}

/** Makes an element like another, and leaves alone what is alike already. */
function morph(element, model) {
  for (const { name, value } of model.attributes) {
    if (element.getAttribute(name) !== value) {
      element.setAttribute(name, value);
    }
  }
  for (const { name } of [...element.attributes]) {
    if (!model.hasAttribute(name) && name !== 'open' && name !== 'hidden') {
      element.removeAttribute(name);
    }
  }
  const wanted = [...model.childNodes];
  wanted.forEach((child, index) => {
    const there = element.childNodes[index];
    if (!there) {
      element.append(document.importNode(child, true));
    } else if (!alike(there, child)) {
      there.replaceWith(document.importNode(child, true));
    } else if (child.nodeType === Node.ELEMENT_NODE) {
      morph(there, child);
    } else if (there.nodeValue !== child.nodeValue) {
      there.nodeValue = child.nodeValue;
    }
  });
  while (element.childNodes.length > wanted.length) {
    element.lastChild.remove();
  }
}

/** A form with another address is another form, even where the first one was. */
function alike(one, other) {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName
    && (one.nodeName !== 'FORM' || one.getAttribute('action') === other.getAttribute('action'));
}

function hideReload(part) {
  part.querySelectorAll('[data-reload]').forEach((link) => {
    link.hidden = true;
  });
}

function say(part, text) {
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.setAttribute('role', 'status');
  notice.textContent = text;
  part.prepend(notice);
}
