import { dashboardEn } from '../../messages/dashboard-en';
import { dashboardIt, type DashboardMessages } from '../../messages/dashboard-it';
import type { Messages } from '../../messages/it';

export const dashboardWords = ({ code }: Messages): DashboardMessages =>
  code === 'en' ? dashboardEn : dashboardIt;
