// What the viewer of forms says, in French.
const WORDS = {
  'Add new': 'Ajouter',
  'All values selected': 'Tout est choisi',
  'Click to remove sorting': 'Ne plus trier',
  'Click to sort by {value} ascending': 'Trier par {value}, croissant',
  'Click to sort by {value} descending': 'Trier par {value}, décroissant',
  Collapse: 'Replier',
  'Date and time must both be entered.': 'Saisissez la date et l’heure.',
  Decrement: 'Diminuer',
  'Document reference is not defined.': 'Le document n’est pas indiqué.',
  'Download {fileName}': 'Télécharger {fileName}',
  'Expand all ({value})': 'Tout montrer ({value})',
  'External content couldn\'t be loaded.': 'Un contenu extérieur n’est pas affiché ici.',
  'Field is required.': 'Ce champ est nécessaire.',
  'Field must be a valid email.': 'Saisissez une adresse de courriel.',
  'Field must be a valid international phone number. (e.g. +4930664040900)':
    'Saisissez un numéro de téléphone international, par exemple +33123456789.',
  'Field must have maximum length of {value}.': 'Saisissez au plus {value} caractères.',
  'Field must have maximum value of {value}.': 'La valeur est au plus {value}.',
  'Field must have minimum length of {value}.': 'Saisissez au moins {value} caractères.',
  'Field must have minimum value of {value}.': 'La valeur est au moins {value}.',
  'Field must match pattern {value}.': 'Cette valeur n’a pas la forme attendue.',
  Increment: 'Augmenter',
  'Max validation value is not a valid number.': 'La valeur maximale du formulaire n’est pas un nombre.',
  'Min validation value is not a valid number.': 'La valeur minimale du formulaire n’est pas un nombre.',
  'Next page': 'Page suivante',
  'No content to show.': 'Rien à montrer.',
  'No files selected': 'Aucun fichier choisi',
  'No results': 'Aucun résultat',
  'Nothing to show.': 'Rien à montrer.',
  'Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.':
    'Choisissez une valeur possible ; les plus proches sont {previousValue} et {nextValue}.',
  'Previous page': 'Page précédente',
  'Remove tag': 'Retirer',
  Search: 'Chercher',
  'Skip to search': 'Aller à la recherche',
  'Unable to download document': 'Le document ne peut pas être téléchargé',
  'Value is expected to be an integer.': 'Saisissez un nombre entier.',
  'Value is expected to have at most 1 decimal digit.': 'Saisissez un chiffre au plus après la virgule.',
  'Value is expected to have at most {value} decimal digits.':
    'Saisissez au plus {value} chiffres après la virgule.',
  'Value is not a number.': 'Saisissez un nombre.',
  '{page} of {total}': '{page} sur {total}',
  '{value} files selected': '{value} fichiers choisis',
};

export function translate(template, replacements = {}) {
  return (WORDS[template] ?? template).replace(/{([^}]+)}/g, (whole, key) => replacements[key] ?? whole);
}
