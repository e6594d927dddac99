/** The line that Kartu writes above every letter that can be answered. */
export const markers = { lt: 'Atsakymą rašykite virš šios eilutės', en: 'Write your answer above this line' } as const;

const marker = new RegExp(`^[>\\s]*[-–—]+ ?(${Object.values(markers).join('|')}) ?[-–—]+$`);
const titles =
	'original message|forwarded message|reply message|pradinis laiškas|pradinis pranešimas|pirminis pranešimas|originalus (?:laiškas|pranešimas)|persiųst(?:a žinutė|as laiškas|as pranešimas)|исходное сообщение|пересылаемое сообщение|пересланное сообщение|ursprüngliche nachricht|oryginalna wiadomość';
const titled = new RegExp(`^\\s*[-_=]{2,}\\s*(?:${titles})\\s*[-_=]{2,}\\s*$`, 'i');
const ruled = /^\s*_{20,}\s*$/;

/** A line below which everything is quoted: ours, a title between dashes, or the rule of Outlook. */
export const isSeparator = (line: string): boolean => line.length < 200 && (marker.test(line) || titled.test(line) || ruled.test(line));

const sender = /^\s*\*?(?:from|nuo|siuntėjas|от|от кого|von|od)\s*:\s*\*?\s*\S/i;
const others =
	/^\s*\*?(?:sent|date|to|cc|subject|išsiųsta|išsiuntimo data|siuntimo data|data|kam|gavėjas|gavėjai|kopija|tema|отправлено|дата|кому|копия|тема|gesendet|an|betreff|wysłano|do|temat)\s*:/i;

/** A block that says from whom, when and to whom a quoted letter was, as Outlook writes it: a sender and two more lines of the kind. */
export function isHeaderOfQuotation(lines: readonly string[], at: number): boolean {
	if (!sender.test((lines[at] ?? '').slice(0, 200))) return false;
	return lines.slice(at + 1, at + 7).filter((line) => others.test(line.slice(0, 200))).length >= 2;
}

const says =
	/(?:^|[\s>,])(?:wrote|rašė|parašė|rašo|пишет|писал|писала|написал|написала|написал\(а\)|schrieb|napisał|napisała|napisał\(a\))(?:[\s(][^:]{0,100})?:$/i;
const named = /<[^<>\s]+@[^<>\s]+>\s*:$/;
const begins =
	/^\s*(?:on |am |\d|pirm|antr|treč|ketv|penk|šešt|sekm|pr|an|tr|kt|pn|št|sk|пн|вт|ср|чт|пт|сб|вс|mon|tue|wed|thu|fri|sat|sun|pon|wt|śr|czw|pt|sob|niedz|kartu)/i;
const mostLines = 4;

/**
 * How many lines from here say who wrote what is quoted below (“On … wrote:”), which mail programs break as they like: none,
 * or up to four. A day or hour stands in them, and at their end a verb of writing or an address, with a colon.
 */
export function startsAttribution(lines: readonly string[], at: number): number {
	if (!begins.test((lines[at] ?? '').slice(0, 40))) return 0;
	let joined = '';
	for (let taken = 1; taken <= mostLines; taken++) {
		const line = (lines[at + taken - 1] ?? '').trim();
		if (line === '') return 0;
		joined = `${joined} ${line}`.trim();
		if (joined.length > 300) return 0;
		if (/\d/.test(joined) && (says.test(joined) || named.test(joined))) return taken;
	}
	return 0;
}
