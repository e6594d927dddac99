import { asPublic, type Context } from '#platform/server';
import type { OpenCell, OpenSetName } from '#reporting';
import { openRows } from './rows.ts';

/** Of the examples everybody who is in them may take back what was said, at any time and at once (G-01). */
export const mayBeTakenBack = (name: OpenSetName): boolean => name === 'practices';

type Asked = { at: number; rows: Promise<OpenCell[][]> };
/** For so long (milliseconds) what was reckoned once is given again. */
const keptFor = 60_000;

/**
 * The rows of a set as everybody reads them, reckoned at most once a minute for the page and all of its files: whoever asks while they are being
 * reckoned waits for the same. What failed is not kept, nor is what somebody
 * may take back: it is gone from here in the moment in which it is withdrawn.
 */
export const keepingRows = (reckon: typeof openRows): ((context: Context, name: OpenSetName) => Promise<OpenCell[][]>) => {
	const kept = new Map<OpenSetName, Asked>();
	return async (context, name) => {
		if (mayBeTakenBack(name)) return reckon({ ...context, actor: asPublic }, name);
		const now = context.now.getTime();
		const known = kept.get(name);
		const age = known ? now - known.at : -1;
		const one = known && age >= 0 && age < keptFor ? known : { at: now, rows: reckon({ ...context, actor: asPublic }, name) };
		kept.set(name, one);
		try {
			return await one.rows;
		} catch (error) {
			if (kept.get(name) === one) kept.delete(name);
			throw error;
		}
	};
};

export const keptRows = keepingRows(openRows);
