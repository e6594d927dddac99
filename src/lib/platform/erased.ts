/** What a person is called everywhere once they were erased; the same for all of them, in both languages of the pages. */
export const erasedName = 'Ištrintas asmuo / Erased person';

/** What stands in place of a text whose term of keeping is over, where there must be one. */
export const forgottenText = 'Ištrinta / Erased';

/** Names, telephone numbers and addresses in a text, each in place of which the tombstone is put. Whole words only. */
export function withoutPerson(text: string, marks: readonly string[]): string {
	return marks.reduce((left, mark) => left.replaceAll(wholeWord(mark), erasedName), text);
}

const wholeWord = (mark: string): RegExp =>
	new RegExp(`(?<![\\p{L}\\p{N}])${mark.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu');
