FROM composer:2 AS vendor
WORKDIR /app
COPY composer.json composer.lock ./
RUN composer install --no-dev --no-scripts --prefer-dist

FROM php:8.4-fpm-alpine
RUN apk add --no-cache icu-libs icu-dev $PHPIZE_DEPS && docker-php-ext-install intl && pecl install redis
COPY --from=vendor /app/vendor /var/www/vendor
COPY --chown=www-data . /var/www
