import type { Messages } from '../../messages/it';
import { mineEn } from '../../messages/mine-en';
import { mineIt, type MineMessages } from '../../messages/mine-it';

export const mineWords = ({ code }: Messages): MineMessages => (code === 'en' ? mineEn : mineIt);
