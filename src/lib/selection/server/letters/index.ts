export { editLetter, type EditLetter, type EditRefusal } from './edit-letter.ts';
export { openLetter, openOwnLetter, type LetterPaper } from './open-letter.ts';
export { postLetters } from './post-letters.ts';
export { letterPageSize, readLetter, readLetters, type LetterRow, type OneLetter, type Outbox } from './read-letters.ts';
export { sendLetters, type SendRefusal } from './send-letters.ts';
export { writeLetters } from './write-letters.ts';
