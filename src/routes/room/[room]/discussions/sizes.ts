import { number } from '#lib/ui';

/** „340 kB“, „2,1 MB“: how large a file is. */
export const fileSize = (bytes: number): string =>
	bytes < 1_000_000 ? `${number(Math.max(1, Math.round(bytes / 1000)))} kB` : `${number(Math.round(bytes / 100_000) / 10)} MB`;
