import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const faces = [
	['@expo-google-fonts/source-sans-3', '400Regular/SourceSans3_400Regular.ttf'],
	['@expo-google-fonts/source-sans-3', '400Regular_Italic/SourceSans3_400Regular_Italic.ttf'],
	['@expo-google-fonts/source-sans-3', '600SemiBold/SourceSans3_600SemiBold.ttf'],
	['@expo-google-fonts/source-serif-4', '400Regular/SourceSerif4_400Regular.ttf'],
	['@expo-google-fonts/source-serif-4', '600SemiBold/SourceSerif4_600SemiBold.ttf']
] as const;

/** The type of every document, as files of the two families that the pages use too. */
export function readFaces(): Buffer[] {
	const { resolve } = createRequire(import.meta.url);
	return faces.map(([family, file]) => readFileSync(join(dirname(resolve(`${family}/package.json`)), file)));
}
