export { askTeams } from './ask-teams.ts';
export { answerByMail, noteByMail, valueByMail } from './by-mail.ts';
export { tryingTodos } from './todos.ts';
