/** Marks of direction and of nothing at all: with them „gnp.exe“ can be made to look like a picture. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

const longest = 120;

/**
 * The name under which a file is kept: without folders, unseen marks and characters that some system forbids, of a
 * bearable length, and ending as its content does (`endings`, the usual one first).
 */
export function safeName(name: string, endings: readonly [string, ...string[]]): string {
	const last = name.normalize('NFC').replace(unseen, '').split(/[/\\]/).at(-1) ?? '';
	const plain = last.replace(/[<>:"|?*]/g, '-').replace(/\s+/g, ' ');
	const written = endingOf(plain);
	const ending = endings.find((one) => one === written) ?? endings[0];
	const stem = (written === ending ? plain.slice(0, -ending.length - 1) : plain).replace(/^[\s.]+|[\s.]+$/g, '');
	return `${[...(stem || 'failas')].slice(0, longest).join('').trimEnd()}.${ending}`;
}

/** The ending of a name in small letters; empty when it has none. */
export const endingOf = (name: string): string => /\.([\p{L}\p{N}]{1,8})\s*$/u.exec(name.replace(unseen, ''))?.[1]?.toLowerCase() ?? '';
