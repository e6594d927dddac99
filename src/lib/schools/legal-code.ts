/** Whether a text is a legal-entity code: nine digits, of which the last checks the others (S-06). */
export const isLegalCode = (code: string): boolean => /^\d{9}$/.test(code) && checkDigit(code.slice(0, 8)) === Number(code[8]);

/** A legal-entity code as people write it, with spaces or dashes, made plain. `null` when it is none. */
export function readLegalCode(written: string): string | null {
	const code = written.replace(/[\s\u00a0\u202f–-]/g, '');
	return isLegalCode(code) ? code : null;
}

/** The digit that completes eight others: a second row of weights where the first leaves ten, and nought where that does too. */
export function checkDigit(eight: string): number {
	const first = remainder(eight, [1, 2, 3, 4, 5, 6, 7, 8]);
	if (first < 10) return first;
	return remainder(eight, [3, 4, 5, 6, 7, 8, 9, 1]) % 10;
}

const remainder = (digits: string, weights: number[]): number =>
	weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11;
