/** A text in lines of at most so many characters, broken between words (a number stays with its unit); a longer word is cut with a hyphen. */
export function wrapped(text: string, most: number): string[] {
	const lines: string[] = [];
	let current = '';
	for (const word of text.split(/[^\S\u00a0]+/).flatMap((one) => pieces(one, most))) {
		const longer = current === '' ? word : `${current} ${word}`;
		if ([...longer].length <= most) current = longer;
		else {
			if (current !== '') lines.push(current);
			current = word;
		}
	}
	return current === '' ? lines : [...lines, current];
}

function pieces(word: string, most: number): string[] {
	const letters = [...word];
	if (letters.length <= most) return word === '' ? [] : [word];
	return [`${letters.slice(0, most - 1).join('')}-`, ...pieces(letters.slice(most - 1).join(''), most)];
}
