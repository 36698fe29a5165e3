FROM eclipse-temurin:21-jdk AS build
WORKDIR /build
COPY . .
RUN ./gradlew --no-daemon bootJar -x test
FROM eclipse-temurin:21-jre
RUN apt-get update \
 && apt-get install --yes fontconfig
COPY --from=build /build/build/libs/*.jar /opt/app.jar
CMD java -jar /opt/app.jar
