const devices = [
	/^(?:sent|get|gesendet|wysłano) (?:from|via|with|using|outlook for|von|z) .{0,60}$/i,
	/^get outlook for .{0,60}$/i,
	/^(?:išsiųsta|siųsta|atsiųsta) (?:iš|naudojant|per) .{0,60}$/i,
	/^(?:atsisiųskite|gaukite|įsigykite) .{0,3}outlook.{0,60}$/i,
	/^(?:отправлено (?:с|из|через)|отправлено с моего) .{0,60}$/i,
	/^скачать outlook .{0,60}$/i
];
const closings =
	/^(?:su (?:didele )?pagarba|pagarbiai(?: jūsų)?|(?:geriausi|šilti|nuoširdūs) linkėjimai|linkėjimai|su geriausiais linkėjimais|nuoširdžiai(?: jūsų)?|geros (?:dienos|darbo dienos|savaitės)|gražios dienos|(?:with )?(?:best|kind|warm|kindest) regards|regards|best wishes|yours sincerely|yours faithfully|sincerely|cheers|с уважением|с наилучшими пожеланиями|всего доброго)[,.!]?(?: .{0,60})?$/i;
const disclaimers =
	/^(?:šis (?:el\.|elektroninis)? ?(?:laiškas|pranešimas|paštas)\b.*(?:konfidencial|skirt)|šiame (?:el\. )?(?:laiške|pranešime) .*konfidencial|konfidencialumo|prieš spausdin|tausokime|this (?:e-?mail|message)\b.*(?:confidential|intended)|confidentiality notice|please consider the environment|before printing|данное (?:письмо|сообщение).*конфиденциал)/i;
const afterthought = /^(?:p\. ?s\.?|ps[.:]?|post ?scriptum)(?:\s|$)|\?$/i;

const longest = 80;
const mostLines = 8;

/**
 * A letter without its signature: what stands below a line of two dashes, what a telephone adds, a warning of secrecy, and
 * a closing (“Pagarbiai”) with a few short lines of name, post and telephone below it. A closing with more below it, or
 * with an afterthought or a question, is no signature.
 */
export function withoutSignature(lines: readonly string[]): string[] {
	return [belowDashes, disclaimer, device, closing, device].reduce((left, cut) => trimmed(left.slice(0, cut(left))), trimmed([...lines]));
}

/** Each says before which line to end. */
type Cut = (lines: readonly string[]) => number;

const orAll = (at: number, lines: readonly string[]): number => (at === -1 ? lines.length : at);

const belowDashes: Cut = (lines) =>
	orAll(
		lines.findIndex((line) => /^\s*--$/.test(line)),
		lines
	);

const disclaimer: Cut = (lines) => {
	const from = Math.max(1, lines.length - 12);
	const at = lines.slice(from).findIndex((line) => disclaimers.test(line.slice(0, 1000)));
	return at === -1 ? lines.length : from + at;
};

/** Only a last line is what a device adds. */
const device: Cut = (lines) => {
	const last = (lines.at(-1) ?? '').trim();
	return last.length <= longest && devices.some((pattern) => pattern.test(last)) ? lines.length - 1 : lines.length;
};

const closing: Cut = (lines) => {
	const at = lines.findLastIndex((line) => line.length <= longest && closings.test(line.trim()));
	if (at === -1) return lines.length;
	const below = lines.slice(at + 1).filter((line) => line !== '');
	const isSignature = below.length <= mostLines && below.every((line) => line.length <= longest && !afterthought.test(line.trim()));
	return isSignature ? at : lines.length;
};

const trimmed = (lines: string[]): string[] => lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1);
