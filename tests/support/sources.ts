import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of the project below a folder whose names end so, as paths from its root. */
export function files(folder: string, ...endings: string[]): string[] {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((path) => !path.includes('src/lib/messages/') && !path.includes('node_modules'))
		.sort();
}

export const read = (path: string): string => readFileSync(path, 'utf8');
