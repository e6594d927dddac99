import { learningThemes } from './learning.ts';
import type { Theme } from './theme.ts';
import { togetherThemes } from './together.ts';

export type { Idea, Theme } from './theme.ts';

export const themes: readonly Theme[] = [...learningThemes, ...togetherThemes];

/** What fits the problem that a school named; whoever named its own works at relations. */
export const themeOf = (code: string | null): Theme =>
	themes.find((theme) => theme.code === code) ?? (themes.find(({ code: one }) => one === 'relations') as Theme);
