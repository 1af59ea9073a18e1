export default {
  app: { name: 'Tâches', vendor: 'Écluse ·' },
  locales: { availableLocales: ['fr'], fallbackLocale: 'fr' },
  dateFormat: {
    monthName: 'MMMM',
    day: 'DD',
    abbr: 'D MMM YYYY [à] HH:mm',
    normal: 'D MMMM YYYY [à] HH:mm',
    long: 'dddd D MMMM YYYY [à] HH:mm',
    short: 'DD/MM/YYYY',
  },
  customScripts: ['scripts/ecluse.js'],
  disableWelcomeMessage: true,
  csrfCookieName: 'XSRF-TOKEN',
  assignProcessInstanceIdToTaskComment: false,
  shortcuts: {},
};
