const greeting =
	/^(?:(?:laba diena|labas(?: rytas| vakaras)?|sveik(?:i|a|as)|gerb\.?|ačiū|aciu|hello|hi|dear|good (?:morning|afternoon|day)|thanks|thank you)(?![\p{L}])[\s,.!–-]*)+/iu;
/** „Ona, “, „Ona Onaite! “ after a greeting. */
const calledName = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?[,.!]\s*/u;
const finished =
	/^(?:(?:taip|yes|jau|already|all|viskas|viską)[\s,.!–-]+)*(?:taip|atlikta|atlikau|atlikome|atlikom|padaryta|padariau|padarėme|padarėm|padarem|baigta|baigiau|baigėme|pabaigta|pabaigiau|įvykdyta|ivykdyta|įvykdžiau|sutvarkyta|sutvarkiau|done|finished|completed|yes)(?![\p{L}\p{N}])/iu;
/** A bare yes says done when nothing follows it: „Taip, gerai“ takes the task on. */
const onlyYes = /(?:taip|yes)$/iu;
/** What takes a „done“ back in the same breath: a no, a but, a tomorrow, a part of it. */
const takenBack =
	/(?<![\p{L}])(?:ne(?!s\b|t\b)\p{L}*|nėra|bet|tačiau|tik|dar|beveik|pusė|dal(?:is|į|inai)|rytoj|poryt|vėliau|\p{L}{3,}(?:siu|sime|sim)|not|but|only|almost|half|partly|part|tomorrow|later|will|i'll|cannot|can.t|no)(?![\p{L}])/iu;

/**
 * Whether a reply to a task says that it is done: it begins – after a greeting – with a clear word („atlikta“, „padaryta“, „taip“, „done“),
 * and its first sentence takes nothing of that back and asks nothing. Everything else is a note: nobody's task is finished by a guess.
 */
export function saysDone(text: string): boolean {
	const greeted = text.trim().replace(greeting, '');
	const said = finished.test(greeted) ? greeted : greeted.replace(calledName, '');
	const [word] = finished.exec(said) ?? [];
	if (word === undefined) return false;
	const [sentence = ''] = /^[^.!?\n]*\??/u.exec(said) ?? [];
	if (onlyYes.test(word)) return sentence.slice(word.length).trim() === '';
	return !sentence.includes('?') && !takenBack.test(sentence);
}
