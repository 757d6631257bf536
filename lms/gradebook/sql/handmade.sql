-- Points are never negative, and columns stand in an order.
alter table grade_items add constraint grade_items_points check (max_points >= 0);
alter table grades add constraint grades_points check (points >= 0);
