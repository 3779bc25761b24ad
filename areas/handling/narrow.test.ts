import { everyTabIsSound } from './testing/every-tab.ts';

everyTabIsSound(390);
